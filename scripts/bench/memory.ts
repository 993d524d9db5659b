import { residentMb } from '../memory.ts';
import { USSD, type Bench } from './stage.ts';

/** What the service has grown to after many turns. */
export const memory: Bench = async ({ service, load, size, isQuick, note }) => {
  await load(service.url, USSD, size(50_000));
  const resident = residentMb(service.process.pid!);
  note(
    `resident memory after ${isQuick ? 'a tenth of ' : ''}100,000 turns`,
    `${resident.toFixed(0)} MB`,
    'under 300 MB',
    resident < 300,
  );
};
