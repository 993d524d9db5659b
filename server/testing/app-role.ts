import { appUrlOf, grantApp } from '../../core/db/role.ts';
import { migrateDoorbell, QUEUE_SCHEMA } from '../doorbell.ts';

/** Makes a test's database ready for a service that runs in the role it has in production; its address for that role. */
export async function openToService(ownerUrl: string): Promise<string> {
  const appUrl = appUrlOf(ownerUrl);
  await migrateDoorbell(ownerUrl);
  await grantApp({ ownerUrl, appUrl, queueSchema: QUEUE_SCHEMA });
  return appUrl;
}
