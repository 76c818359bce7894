import { expect, test } from '@jest/globals';
import { XesParser } from './xes.js';

const LOG = `<log><!-- two
lines, <trace><event/> & <b --><trace><string key="concept:name" value="1"/>
<event><string key="org:group" value="A > B"/><int key="n" value=5/>
</event><event><string key="org:group" value="C"/></event></trace></log>
<oops`;

function told(pieces: readonly string[]): unknown {
  const rows: [number, ...string[]][] = [];
  const unread: [number, string][] = [];
  const parser = new XesParser(
    { row: (cells, line) => rows.push([line, ...cells]), unread: (line, why) => unread.push([line, why]) },
    ['case:concept:name', 'org:group'],
  );
  for (const piece of pieces) parser.push(piece);
  parser.end();
  return { rows, unread };
}

test.each([1, 2, 7, 40, LOG.length])(
  'cut in pieces of %i it tells the same: a comment is no event, a tag that is none is told by its line',
  (size) => {
    const pieces = Array.from({ length: Math.ceil(LOG.length / size) }, (_one, i) =>
      LOG.slice(i * size, (i + 1) * size),
    );
    expect(told(pieces)).toEqual({
      rows: [
        [3, '1', 'A > B'],
        [4, '1', 'C'],
      ],
      unread: [
        [3, 'tag'],
        [5, 'tag'],
      ],
    });
  },
);
