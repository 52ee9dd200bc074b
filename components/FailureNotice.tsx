import type { FailureWords } from './words/failure.ts';

/** A failure: what happened, what to do, and the detail that the other side gave. */
export function FailureNotice({ title, todo, detail }: Omit<FailureWords, 'remedy'>) {
  return (
    <div class="notice act">
      <p class="notice-title">{title}</p>
      <p>{todo}</p>
      {detail === null ? null : (
        <p>
          <code>{detail}</code>
        </p>
      )}
    </div>
  );
}
