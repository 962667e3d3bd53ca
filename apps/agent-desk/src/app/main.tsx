import { startApp } from '@autocrm/core/app/start-app.tsx';
import { Brand } from '../lib/brand.tsx';
import { t } from '../lib/messages.ts';
import '../styles.css';
import { paths } from './paths.ts';
import { routes } from './routes.tsx';

void startApp({
  name: 'agent-desk',
  info: { title: t.app, home: paths.home, brand: <Brand />, sign_up: false },
  routes,
  worksOffline: true,
});
