/** `READ-ME-FIRST.txt`: what a stranger reads who finds the folder in fifty years. */
export const readMeFirst = `This folder is an archive of what witnesses told. Its format is named witness-archive/1.

What is here
  objects/   the things that were kept. The name of each file is the SHA-256 of its bytes.
  logs/      what was done to the archive, act by act: one log for each device that worked in it.
  vault/     keys, sealed to the people who keep the archive (files for the tool "age").
  archive.json  the logs and the keys that sign them.

Check that no kept file was changed (every line must say OK):
  cd objects && find . -type f | sed 's|.*/||' | while read h; do
    echo "$h  $(echo $h | cut -c1-2)/$(echo $h | cut -c3-4)/$h"; done | sha256sum -c --quiet && echo all as kept

Check who signed a log
  logs/<id>/checkpoint has an origin, a size, a root hash, an empty line and a signature (a C2SP signed note).
  The signature is Ed25519 over the text above the empty line, its last newline included. The key stands in
  archive.json behind the second "+": base64 of one byte 01 and the 32 bytes of the key.
    openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in text -sigfile signature

Every act of a log stands as one line in logs/<id>/acts/. Its SHA-256 stands as "stored" in the leaf of the same number in
logs/<id>/tile/entries/. The leaves form a Merkle tree (RFC 6962), and its root is what the checkpoint signs.

A key that you were given on another way (in a letter, in print, from the people themselves) proves more than the one that
lies in this folder: whoever can change the folder can also change its keys.

Lines that hold only "sealed" are encrypted: they protect the people who spoke. Please do not publish what you can open.
`;
