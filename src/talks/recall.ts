/** Texts that are kept at most: the formats ask about the same few blocks and sentences again and again. */
const MOST = 256;

/** A pure function of a text that keeps its latest answers. They are shared: nobody may change them. */
export function recalled<Found>(find: (text: string) => Found): (text: string) => Found {
  const known = new Map<string, Found>();
  return (text) => {
    const kept = known.get(text);
    if (kept !== undefined) return kept;
    const found = find(text);
    if (known.size >= MOST) known.clear();
    known.set(text, found);
    return found;
  };
}
