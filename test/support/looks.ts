import { expect } from '@jest/globals';
import { type Page } from 'playwright-core';
import { complaints } from './browser.js';

/** On a laptop and on the widest screen, in both lights, and on paper. */
export async function looksWell(page: Page, what: string): Promise<void> {
  for (const [colorScheme, media, width, height] of [
    ['light', 'screen', 1280, 800],
    ['dark', 'screen', 1920, 1080],
    ['light', 'screen', 320, 640],
    ['light', 'print', 1280, 800],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme, media, reducedMotion: 'reduce' });
    const wider = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect([what, media, width, wider <= 0, await complaints(page)]).toEqual([what, media, width, true, []]);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ media: 'screen' });
}
