import { jest } from '@jest/globals';

/** Suites on real servers share two cores; a hang still ends, a slow machine does not fail. */
jest.setTimeout(60_000);
