import type { RejectionReason } from "../rejections.ts";

/** What a step hands on, or why the upload ends here. */
export type StepResult<Out> =
  { ok: true; work: Out } | { ok: false; rejection: RejectionReason };

/** One step: what is known so far goes in, more comes out. */
export type Step<Needs, In, Out> = (
  needs: Needs,
  work: In,
) => Promise<StepResult<Out>>;

/** Four steps as one: each is given what the one before found, and the first rejection ends it. */
export function inOrder<N1, N2, N3, N4, A, B, C, D, E>(
  first: Step<N1, A, B>,
  second: Step<N2, B, C>,
  third: Step<N3, C, D>,
  fourth: Step<N4, D, E>,
): Step<N1 & N2 & N3 & N4, A, E> {
  return followedBy(followedBy(followedBy(first, second), third), fourth);
}

function followedBy<N1, N2, A, B, C>(
  first: Step<N1, A, B>,
  second: Step<N2, B, C>,
): Step<N1 & N2, A, C> {
  return async (needs, work) => {
    const result = await first(needs, work);
    return result.ok ? second(needs, result.work) : result;
  };
}
