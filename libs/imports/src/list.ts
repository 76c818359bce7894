type Numbers = Float64Array | Int32Array | Uint16Array | Uint8Array;

/** A list of numbers that grows: objects would take ten times the room. */
export class List<A extends Numbers> {
  all: A;
  length = 0;

  constructor(private readonly make: new (length: number) => A) {
    this.all = new make(1 << 12);
  }

  add(value: number): number {
    if (this.length === this.all.length) {
      const larger = new this.make(this.length + (this.length >> 1));
      larger.set(this.all as never);
      this.all = larger;
    }
    this.all[this.length] = value;
    return this.length++;
  }
}
