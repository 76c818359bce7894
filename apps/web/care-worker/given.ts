/** What the server filled in when it sent the page, or the phone's worker from the last time. While prerendering these are the marks it looks for. */
const marks = {
  person: '__PERSON__',
  name: '__NAME__',
  line: '__LINE__',
  csrf: '__CSRF__',
  key: '__KEY__',
  subjects: '__SUBJECTS__',
  device: '__DEVICE__',
  place: '__PLACE__',
  asset: '__ASSET__',
};
type Given = typeof marks;

export const given: Given = typeof document === 'undefined' ? marks : filledIn(document.body.dataset as Given);

/** In watch mode nobody filled anything in: then nothing is known. */
function filledIn(data: Given): Given {
  const known = Object.entries(marks).map(([name, mark]) => {
    const value = data[name as keyof Given] ?? '';
    return [name, value === mark ? '' : value];
  });
  return Object.fromEntries(known) as Given;
}

/** Where the server puts what it has to say after a form without a script. */
export const NOTICE = '<!--zorg112:notice-->';

/** The subjects stand in the page already, in the order of her team: kept as they came, for the next question. */
export const SUBJECTS =
  typeof document === 'undefined' ? '<!--zorg112:subjects-->' : (document.querySelector('.subjects')?.outerHTML ?? '');
