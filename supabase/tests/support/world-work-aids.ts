import type pg from 'pg';
import { idOf } from '../matrix/model.ts';

/** Whose the templates and views of the matrix are. */
const OWNERS: Readonly<Record<string, { readonly person?: string; readonly team?: string }>> = {
  shared: {},
  own: { team: 'own' },
  other: { team: 'other' },
  agent: { person: 'agent' },
  viewer: { person: 'viewer' },
  inactive_agent: { person: 'inactive_agent' },
};

/** A template and a view for everybody, of two teams and of three people. */
export async function buildWorkAids(client: pg.ClientBase): Promise<void> {
  for (const [name, { person, team }] of Object.entries(OWNERS)) {
    const whose = [
      person === undefined ? null : idOf('person', person),
      team === undefined ? null : idOf('team', team),
    ];
    await client.query(
      `insert into public.response_templates (id, title, body, owner_id, team_id) values ($1, 'A template', 'Words', $2, $3)`,
      [idOf('template', name), ...whose],
    );
    await client.query(
      `insert into public.saved_views (id, name, owner_id, team_id) values ($1, 'A view', $2, $3)`,
      [idOf('view', name), ...whose],
    );
  }
}
