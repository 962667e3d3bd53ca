import type { AppError } from '../db/app-error.ts';
import { configProblems } from '../db/env.ts';
import { Button } from '../ui/button.tsx';
import { useStartLabels } from './start-labels.tsx';
import { StatusPage } from './status-page.tsx';

/** Why the app could not start: what is wrong with its set-up, or with the connection. */
export function StartProblem({
  app,
  error,
  onRetry,
}: {
  app: string;
  error: AppError;
  onRetry: () => void;
}) {
  const labels = useStartLabels();
  const problems = configProblems(error);
  const retry = (
    <Button variant="primary" onClick={onRetry}>
      {labels.retry}
    </Button>
  );
  if (problems.length === 0) {
    return (
      <StatusPage
        app={app}
        title={labels.start_failed_title}
        description={<p role="alert">{error.message}</p>}
      >
        {retry}
      </StatusPage>
    );
  }
  return (
    <StatusPage
      app={app}
      title={labels.setup_title}
      description={
        <div role="alert" className="grid gap-3">
          <p>{labels.setup_description}</p>
          <ul className="grid gap-1 text-start text-sm break-words">
            {problems.map((problem) => (
              <li key={problem} className="bg-danger-soft text-danger-ink rounded-md px-3 py-2">
                {problem}
              </li>
            ))}
          </ul>
          <p className="text-sm">{labels.setup_help}</p>
        </div>
      }
    >
      {retry}
    </StatusPage>
  );
}
