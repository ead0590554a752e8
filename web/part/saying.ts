import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

/** Does something that a person says, then looks at everything anew; what was refused is kept to be shown. */
export function useSaying(): { readonly error: unknown; say(work: () => Promise<unknown>): Promise<boolean> } {
  const client = useQueryClient();
  const [error, setError] = useState<unknown>(null);
  const say = async (work: () => Promise<unknown>) => {
    try {
      await work();
      await client.invalidateQueries();
      setError(null);
      return true;
    } catch (caught) {
      setError(caught);
      return false;
    }
  };
  return { error, say };
}
