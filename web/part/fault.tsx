/** What went wrong, in the server's one sentence; nothing while all is well. */
export function Fault({ error }: { error: unknown }) {
  if (!error) return null;
  return (
    <p role="alert" className="fault" dir="auto">
      {error instanceof Error ? error.message : String(error)}
    </p>
  );
}
