import { readFileSync } from 'node:fs';

/** Resident set of a process in MB. Linux tells it by the process; elsewhere it is left out: not a number. */
export function residentMb(pid: number | undefined): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024;
  } catch {
    return NaN;
  }
}
