import type { PageRequest } from '../store/requests.ts';
import { type Binding, decodeCursor } from './cursor.ts';
import { badUserInput } from './errors.ts';
import { LIMITS } from './limits.ts';

/** Relay's four arguments, as a client gives them. */
export interface ConnectionArgs {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
}

type Window = Pick<PageRequest<never, never>, 'first' | 'last' | 'after' | 'before'>;

/**
 * Checks Relay's arguments. Throws BAD_USER_INPUT for `first` beside `last` or a size outside 1 to 100, INVALID_CURSOR
 * for a cursor that is not one of this binding.
 */
export function windowOf(args: ConnectionArgs, binding: Binding): Window {
  if (isGiven(args.first) && isGiven(args.last)) throw badUserInput('Give "first" or "last", not both.');
  const size = isGiven(args.last) ? { last: sized(args.last, 'last') } : { first: sized(args.first ?? LIMITS.defaultPage, 'first') };
  return {
    ...size,
    ...(isGiven(args.after) ? { after: decodeCursor(binding, args.after, 'after') } : {}),
    ...(isGiven(args.before) ? { before: decodeCursor(binding, args.before, 'before') } : {}),
  };
}

/** `value` where it is a page size; throws BAD_USER_INPUT naming the argument otherwise. */
export function sized(value: number, argument: string, max: number = LIMITS.maxPage): number {
  if (value < 1 || value > max) throw badUserInput(`"${argument}" must be from 1 to ${max}, not ${value}.`);
  return value;
}

function isGiven<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}
