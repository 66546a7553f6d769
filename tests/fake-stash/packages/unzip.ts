import { inflateRawSync } from 'node:zlib';

export interface ZippedFile {
  name: string;
  /** Unix permission bits; 0 where the zip does not know them. */
  mode: number;
  content: Buffer;
}

/** The files of a zip in the order of its directory; entries that are folders are left out. */
export function unzip(zip: Buffer): ZippedFile[] {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0) throw new Error('zip: not a valid zip file');
  const files: ZippedFile[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) =>
      zip.readUInt16LE(at + offset),
    ) as [number, number, number];
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    if (!name.endsWith('/')) {
      const local = zip.readUInt32LE(at + 42);
      const begin = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
      const packed = zip.subarray(begin, begin + zip.readUInt32LE(at + 20));
      files.push({
        name,
        mode: (zip.readUInt32LE(at + 38) >>> 16) & 0o777,
        content: zip.readUInt16LE(at + 10) === 0 ? Buffer.from(packed) : inflateRawSync(packed),
      });
    }
    at += 46 + nameLength + extraLength + commentLength;
  }
  return files;
}
