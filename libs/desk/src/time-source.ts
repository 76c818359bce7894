/** Where `now` comes from: handed in, so that a test can hold the clock. UTC milliseconds. */
export abstract class TimeSource {
  abstract now(): number;
}
