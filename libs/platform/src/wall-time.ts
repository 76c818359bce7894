import { TimeSource } from '@zorg112/desk';

/** The clock on the wall of this machine. */
export class WallTime extends TimeSource {
  override now(): number {
    return Date.now();
  }
}
