import { Card, CardBody, CardHeader } from '@autocrm/core/ui/card.tsx';
import type { ReactNode } from 'react';

export interface FormSectionProps {
  title: string;
  description?: string | undefined;
  children: ReactNode;
}

/** Fields of a long form that belong together. */
export function FormSection({ title, description, children }: FormSectionProps) {
  return (
    <Card>
      <CardHeader title={title} description={description} />
      <CardBody className="grid grid-cols-1 gap-4">{children}</CardBody>
    </Card>
  );
}
