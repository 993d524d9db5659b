import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenApiDocument } from '@arogya/contract';
import { projectRoot } from '../../core/root.ts';
import { pageOf } from './page.ts';

/** A file of the page; `path` is from the page's own address. */
export interface Asset {
  readonly path: string;
  readonly type: string;
  readonly text: string;
}

/** The browsable page of the interface with its style and script: it needs no other host, and shows without either. */
export const createDocs = (documents: readonly OpenApiDocument[]): Asset[] => [
  { path: '', type: 'text/html; charset=utf-8', text: pageOf(documents) },
  { path: '/docs.css', type: 'text/css; charset=utf-8', text: read('docs.css') },
  { path: '/docs.js', type: 'text/javascript; charset=utf-8', text: read('docs.js') },
];

const read = (name: string): string => readFileSync(join(projectRoot, 'api', 'docs', name), 'utf8');
