/** A seeded stream of numbers (mulberry32): the same seed always generates the same library. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** 0 ≤ n < 1 */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  /** Both ends included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(items: readonly T[]): T {
    return items[Math.floor(this.next() * items.length)] as T;
  }

  /** Early items come far more often than late ones: a library's tags and performers have a long tail. */
  pickSkewed<T>(items: readonly T[]): T {
    const n = this.next();
    return items[Math.floor(n * n * items.length)] as T;
  }

  /** Distinct items, skewed; may return fewer than asked for when the list is short. */
  pickSome<T>(items: readonly T[], count: number): T[] {
    const chosen = new Set<T>();
    for (let tries = 0; chosen.size < count && tries < count * 8; tries++) chosen.add(this.pickSkewed(items));
    return [...chosen];
  }

  hex(digits: number): string {
    let text = '';
    while (text.length < digits) text += this.between(0, 0xffffff).toString(16).padStart(6, '0');
    return text.slice(0, digits);
  }
}
