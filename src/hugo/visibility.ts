/** Whether a post is shown, and if not, why not. */
type VisibilityState = 'visible' | 'draft' | 'future' | 'expired';

export interface VisibilityRules {
  readonly drafts: boolean;
  readonly future: boolean;
  readonly expired: boolean;
}

export interface Visibility {
  readonly state: VisibilityState;
  /** The instant at which time alone will change the state, or null. */
  readonly changesAt: string | null;
}

/**
 * Hugo's rules: drafts, posts that are published later and posts that have expired are left out unless asked for.
 * @param now RFC 3339 in UTC with seconds
 */
export function visibility(
  post: { readonly draft: boolean; readonly publishedAt: string | null; readonly expiresAt: string | null },
  rules: VisibilityRules,
  now: string,
): Visibility {
  const { publishedAt, expiresAt } = post;
  if (post.draft && !rules.drafts) return { state: 'draft', changesAt: null };
  if (expiresAt !== null && expiresAt <= now && !rules.expired) return { state: 'expired', changesAt: null };
  if (publishedAt !== null && publishedAt > now && !rules.future) return { state: 'future', changesAt: publishedAt };
  return { state: 'visible', changesAt: expiresAt !== null && expiresAt > now && !rules.expired ? expiresAt : null };
}
