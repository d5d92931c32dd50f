/** Headers whose parts are remembered: browsers and clients send a handful. */
const MOST = 100;
const known = new Map<string, ReadonlySet<string>>();

/** Whether `Accept-Encoding` names a coding and does not weigh it zero. */
export function accepts(header: string, coding: string): boolean {
  let codings = known.get(header);
  if (codings === undefined) {
    codings = codingsOf(header);
    if (known.size < MOST) known.set(header, codings);
  }
  return codings.has(coding);
}

function codingsOf(header: string): ReadonlySet<string> {
  const codings = new Set<string>();
  for (const item of header.split(',')) {
    const [name = '', ...parameters] = item.split(';').map((part) => part.trim().toLowerCase());
    if (!parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter))) codings.add(name);
  }
  return codings;
}
