import { inflateRawSync } from 'node:zlib';

/** Three seconds of grey, 64 × 36 pixels, H.264 in MP4: a file that every real server can read. */
const MP4 = [
  'xVRPSBRRHP52d8Jl/Tfrrmlg7GpLIbqQiyWBgZMHFRY6SEkQ4bhvVgd33GVn3DQiFwm0UweD5HXoZh0CKYKEAhWCxEvd6haB',
  'kJeomwbW1Jud1dn1Fd16zG/evO99v+/93vceAyCcNKYzqp7WADdYr+rpmJxLdGiZzg4A3mRWUQDPO43IBoBqZX72yExL+GJN',
  'e9e1ZkaQ6PH5IXNgDUCVRNu+SQutt9vMgfXC+Fy3OB1bFJet+WqJDtwUb8WXXL4CoVqiV16JMwuteXHZAmokqu6JM1ubw0VK',
  'rUSn7gqhn/ElCG370PxDIWQutOZxYdVSFiW6uCyEzK3NYYtmY49XhZD5PbYIxmOpfomuvBVCJpPbJ/oluvFRCJmWYFGxTqIf',
  'vjKQSe4vHZDotslQS9RTlA1IdGe21jTNk4MMddcX2Q8qyuC1AtzAh0/xRbr47D4+PMQXGeWzr/PZc3z4Pl/kEZ/9gs9+w2e/',
  '58Of+SI7XJhWcEUo32/K95vy/aZ9fDbfbzrKh/l+0zn+kny/Kd9vWuJ3wBzsKcAlfvvNKz2A56WWTucApLTcGEFJ82wDlStw',
  'gT0HzVXKKh/34K/NDXh8RlYeB3DVGLfW9BxWq1w5lPkv67JXxBpGFGLoAJqUlG4cZNi6Vq57ViOqDCCskfK9dwN4jkuvrUF0',
  'jKSyxZmcShQn87JKlHS/PEFSCuO4o5o6kQQQzGmWqLPMCCnMNZGsknRso2oymwoXvl1fdGMkBWBdN3Ti4DxlP+M/WME2HkE/',
  'YIXFqIrLuUQ4pY5Mxc528g6i0TQBdMm5RK+LwGd+wrFRAt+TeMuJvV1vnp1KHqituBPwrrlQMbbd67r3rP3H7i5LFjOynrEL',
  'YREcMbK2y776QqBRN6wTKBYcBQT2HdQN3YmzaNINPVGGRe1+Qzf0G47CGe5nprE67PDbUccuuh1BO+rtOAqg4T9GUDcSacce',
  'TwM4P0kMdgPPaIrVs9bsvG0aUbNyJpNynpxX/X2lfwE=',
].join('');

/** A small real video; every `mark` gives other bytes, so another scene (the mark lies in a trailing `free` box). */
export function tinyVideo(mark: string): Buffer {
  const text = Buffer.from(mark.padEnd(256, ' '), 'utf8');
  const head = Buffer.alloc(8);
  head.writeUInt32BE(head.length + text.length, 0);
  head.write('free', 4, 'ascii');
  return Buffer.concat([inflateRawSync(Buffer.from(MP4, 'base64')), head, text]);
}
