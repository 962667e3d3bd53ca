import { startApp } from '@autocrm/core/app/start-app.tsx';
import { enCustomerBlockLabels } from '@autocrm/core/blocks/labels.ts';
import { Brand } from '../lib/brand.tsx';
import { t } from '../lib/messages.ts';
import '../styles.css';
import { isPublicPath, paths } from './paths.ts';
import { routes } from './routes.tsx';

void startApp({
  name: 'customer-portal',
  info: { title: t.app, home: paths.home, brand: <Brand />, sign_up: true },
  routes,
  isPublic: isPublicPath,
  words: { blocks: enCustomerBlockLabels },
});
