import { inflateRawSync } from 'node:zlib';

/** Two seconds of grey, 32 × 32 pixels, H.264 in MP4: a file that every real server can read. */
const MP4 = [
  'jVS/bxxFFH53TvAROZILF47k4llEofGdZ/fOh3PSSI6sgBEg0ZAKaTU7M3c38s7u3szc+S6isDtTUCChIFGEP4BfgoYKJCS3',
  'iCAaItHQoFAADUWa6GD21vjiQMRo3775Zt773rx5bxcAsOsmubKZBqiC18pmIRvxQOetAABqXSMlwMLzWjAHUP3smYvT6Uc/',
  '3fz1q1/u7315Z+NHvP/c73+Mw3YL68gzIzFot9A0yfUtjJmULUKwjnuNsN3afO31my/VW3jj1i7yTEiOddzN8kkiuw5DQpr1',
  'kIQh1rHvXN7Z3Dw4OGiMlJBZwtJGZnqbPkqj73SCdcxyp7LUdpCzmHEaoJFdGrRRyDjJ+D4NOqRDkKUsmVhJybjZIeOg2UQt',
  '6VD30Q5jLWlAMLcTGvh3ZAQNGoR0SIMQ1GosRVRwopaRYWlP0rCFvG8yzSLvi87IJFGWhrg93hbc0QD5QFOCQjJxO0slDYON',
  'IMAusy7K7b7KvcWMYJBHWbdrpaP1EF3fSCYsDTDJsn3Wl0xEZ2s2UVyeLRBMTRGDK82cP4dKnTQJ41JQgnEyNGwS8UznzFGC',
  'PEutM0ylUkQqdYZ5m65hWlq6jXGUTwzTStAQ44gJlrtiFivmIwllJHe0iQdS9foupgFmuUyjXpZTUi7mNMR9OVGpo+EWKaeR',
  'ViltoeUylXzoaItgEdzfqJG2TwkaHv2TLW17TLnpoo6dkT4rbrp0K2gQHPhcKGm0CQ5yz1toNqbt6zjIrZM5baHKI8OcymjQ',
  'aBFkAxp0fDHhEAAuy+MjqH746Mqf79/57gcAePbGB7Xfjteno50C3F3uLb8y/frIg8rd1WvH69OTwxK86MHpzjt7c+CTefBt',
  'CRYinWUjAEj0qC/gsbHwAGDxHlTAP2ej8rjVebwDTx1VgOqnzrB9AHjT7RcxF55kW7z3hOf/iYulAFyVwlkAWJOJdWcenhdL',
  '3+o1LRTzHlqcz92zHcIbJwWo90ViTnf8Bz5vect/8HssFYn0NpXvtUq7ALAy0gXp/DGvitnemjCyO5fG0tAkOJtX3rUuTgDg',
  'G+usmLP53P/j/uMqfE4IewCFFBZLr7IRx0TF/h/0b4VYnU4B4AU24rsVAZemP8OVnoBLH5sLLycXdnxR/Ku6cPI2W63AYv/B',
  '7tF7X2w8evjQOy/nzOblQbysxM6Ut7z01kxg1bqiAqcHrgEs+/mKdXZ+3cs2P7O9OFvDcv+w1KTsnllrllxr1ll+jqtW6pZ1',
  '9vZcwjWAqq/n5afIinU8m+PzQelQON8lW1oW2o/1+Y7QQhmW58n87dbU3233Fw==',
].join('');

/** A small real video; every `mark` gives other bytes, so another scene (the mark lies in a trailing `free` box). */
export function tinyVideo(mark: string): Buffer {
  const text = Buffer.from(mark.padEnd(256, ' '), 'utf8');
  const head = Buffer.alloc(8);
  head.writeUInt32BE(head.length + text.length, 0);
  head.write('free', 4, 'ascii');
  return Buffer.concat([inflateRawSync(Buffer.from(MP4, 'base64')), head, text]);
}
