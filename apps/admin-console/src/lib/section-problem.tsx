/** What is wrong with several fields together, below them. */
export function SectionProblem({ message }: { message: string | undefined }) {
  if (message === undefined) return null;
  return (
    <p role="alert" className="text-danger-ink pt-2 text-sm">
      {message}
    </p>
  );
}
