import { type MonthReport, type ReportRow } from './month-report.js';

/** Where the report leads. */
export interface ReportLinks {
  readonly look: string;
  readonly stop: string;
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The colours of our screens. Everything stands in the mail itself: nothing is fetched when it is opened. */
const STYLE = `
body { margin: 0; background: #faf8f4; color: #1d2a2b; font: 16px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif; }
main { max-width: 40rem; margin: 0 auto; padding: 24px 20px 32px; }
h1 { margin: 0 0 12px; font-size: 26px; line-height: 1.2; }
h2 { margin: 28px 0 8px; font-size: 18px; line-height: 1.3; }
p { margin: 0 0 12px; }
.lead { font-size: 19px; line-height: 1.4; margin-bottom: 24px; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 10px 0 10px 16px; border-bottom: 1px solid #d9d5cb; text-align: right; vertical-align: top; font-variant-numeric: tabular-nums; }
th:first-child { padding-left: 0; text-align: left; }
thead th { color: #566466; font-size: 14px; vertical-align: bottom; }
tbody th { font-weight: 600; }
.means { display: block; font-size: 14px; font-weight: 400; color: #566466; }
.now { font-weight: 700; }
.then { color: #566466; }
.wrong { color: #a3261f; }
.soft, ul { font-size: 14px; color: #566466; }
ul { margin: 0; padding-left: 20px; }
a { color: #0f5f63; }
.look { display: inline-block; margin: 24px 0 20px; padding: 12px 20px; border-radius: 10px; background: #0f5f63; color: #ffffff; font-weight: 700; text-decoration: none; }
.under { margin-top: 12px; }
.foot { margin-top: 28px; padding-top: 16px; border-top: 1px solid #d9d5cb; }
.said { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (max-width: 30rem) { th, td { padding-left: 10px; } main { padding: 20px 14px; } }
@media (prefers-color-scheme: dark) {
  body { background: #141b1c; color: #eef1ee; }
  th, td, .foot { border-color: #33403f; }
  thead th, .means, .then, .soft, ul { color: #a9b6b6; }
  .wrong { color: #ffb4a9; }
  a { color: #7fd0c8; }
  .look { background: #7fd0c8; color: #0d2021; }
}`;

export function htmlOf(report: MonthReport, links: ReportLinks): string {
  const { language, words, title, months } = report;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
<p class="lead">${escaped(report.sentence)}</p>
${report.rows.length > 0 ? table(report) : ''}${corrections(report)}
<p><a class="look" href="${escaped(links.look)}">${escaped(words.look(months.now))}</a></p>
${report.rows.length > 0 ? `<p>${escaped(words.file)}</p>` : ''}
<p class="soft foot">${escaped(words.why)} <a href="${escaped(links.stop)}">${escaped(words.stop)}</a></p>
</main>
</body>
</html>
`;
}

function table({ words, months, rows, withheld }: MonthReport): string {
  const { now, before } = months;
  return `<table>
<caption class="said">${escaped(words.caption)}</caption>
<thead><tr><th scope="col">${escaped(words.figure)}</th><th scope="col">${escaped(now)}</th>${before ? `<th scope="col">${escaped(before)}</th>` : ''}</tr></thead>
<tbody>
${rows.map((row) => tableRow(row, before !== undefined)).join('\n')}
</tbody>
</table>
${withheld ? `<p class="soft under">${escaped(words.withheldWhy)}</p>` : ''}`;
}

function tableRow({ title, meaning, now, wrong, before }: ReportRow, compares: boolean): string {
  const must = wrong ? ` <span class="wrong">${escaped(wrong)}</span>` : '';
  return `<tr><th scope="row">${escaped(title)} <span class="means">${escaped(meaning)}</span></th><td class="now">${escaped(now)}${must}</td>${compares ? `<td class="then">${escaped(before ?? '')}</td>` : ''}</tr>`;
}

function corrections({ words, corrections: changed }: MonthReport): string {
  if (changed.length === 0) return '';
  return `<h2>${escaped(words.corrections)}</h2>
<p class="soft">${escaped(words.correctionsWhy)}</p>
<ul>${changed.map((one) => `<li>${escaped(one)}</li>`).join('')}</ul>`;
}

/** The same for who reads mail as plain text. */
export function textOf(report: MonthReport, { look, stop }: ReportLinks): string {
  const { words, title, months, rows, withheld, corrections: changed } = report;
  const lines = rows.map(({ title: name, now, wrong, before }) => {
    const then = before === undefined ? '' : ` (${months.before}: ${before})`;
    return `${name}: ${now}${wrong ? `, ${wrong}` : ''}${then}`;
  });
  const parts = [
    title,
    report.sentence,
    lines.join('\n'),
    withheld ? words.withheldWhy : '',
    changed.length > 0 ? [words.corrections, ...changed.map((one) => `- ${one}`)].join('\n') : '',
    `${words.look(months.now)}: ${look}`,
    rows.length > 0 ? words.file : '',
    `-- \n${words.why}\n${words.stop}: ${stop}`,
  ];
  return `${parts.filter(Boolean).join('\n\n').replaceAll('\u00a0', ' ')}\n`;
}
