/** Every exit code with what it means; `docs/commands.md` says the same, which a test compares. */
export const exits = {
  ok: { code: 0, means: "done" },
  bug: { code: 1, means: "something unexpected happened: a mistake of the program" },
  usage: { code: 2, means: "the command, an option or a value was not understood" },
  notFound: { code: 3, means: "no such file, object, source, account, claim or incident" },
  unreadable: {
    code: 4,
    means: "the input is empty, a directory, a device, binary, too large or not in a form that is read",
  },
  permission: { code: 5, means: "the system allows no reading or writing there" },
  diskFull: { code: 6, means: "the disk is full" },
  noArchive: { code: 7, means: "the folder is no archive, or something is already where one was to be made" },
  newerFormat: { code: 8, means: "the archive is of a newer format" },
  locked: { code: 9, means: "another program writes to the archive now" },
  passphrase: { code: 10, means: "a passphrase is needed, or it is the wrong one" },
  sealed: { code: 11, means: "it is sealed and its key is not here" },
  readOnly: { code: 12, means: "the archive cannot be written to: no keys of this device, rolled back, or an alarm" },
  input: { code: 13, means: "the input or output failed" },
  queued: { code: 14, means: "stamp: somebody outside did not answer; it is queued for the next stamp" },
  selfConsistent: {
    code: 20,
    means: "check: nothing is wrong, but nobody outside vouches for it: self-consistent only",
  },
  findings: { code: 21, means: "check: something is wrong, each finding is printed" },
  alarm: { code: 22, means: "check: two signed states contradict each other, a fork" },
  interrupted: { code: 130, means: "stopped by Ctrl-C" },
} as const;

export type Exit = keyof typeof exits;
