import type { JsonSchema, OpenApiDocument, Parameter } from '@arogya/contract';
import { html, prose, type Html } from './html.ts';

/** What JSON Schema says of bounds, in words. */
const BOUNDS: Readonly<Record<string, string>> = {
  minimum: 'at least',
  maximum: 'at most',
  minLength: 'characters at least',
  maxLength: 'characters at most',
  minItems: 'items at least',
  maxItems: 'items at most',
  default: 'else',
};

/** A schema in a line: its type, bounds and choices; a named one is a link. */
export function schemaText(schema: JsonSchema, document: OpenApiDocument): Html {
  const {
    $ref,
    enum: choices,
    const: only,
    anyOf,
    type,
    items,
    format,
  } = schema as {
    $ref?: string;
    enum?: unknown[];
    const?: unknown;
    anyOf?: JsonSchema[];
    type?: string | string[];
    items?: JsonSchema;
    format?: string;
  };
  if ($ref) {
    const name = $ref.split('/').at(-1)!;
    return html`<a href="#${document.info.version}-thing-${name}">${name}</a>`;
  }
  if (choices) return html`${choices.map((each, at) => html`${at ? ', ' : ''}<code>${String(each)}</code>`)}`;
  if (only !== undefined) return html`<code>${JSON.stringify(only)}</code>`;
  if (anyOf) return html`${anyOf.map((each, at) => html`${at ? ' or ' : ''}${schemaText(each, document)}`)}`;
  if (type === 'array' && items) return html`list of ${schemaText(items, document)}${boundsText(schema)}`;
  const kinds = Array.isArray(type) ? type.join(' or ') : (type ?? 'anything');
  return html`${kinds}${format ? ` (${format})` : ''}${boundsText(schema)}`;
}

const boundsText = (schema: JsonSchema): string =>
  Object.entries(BOUNDS)
    .filter(([bound]) => schema[bound] !== undefined)
    .map(([bound, words]) => `, ${words} ${String(schema[bound])}`)
    .join('');

/** The fields of an object; what is no object is a line. */
export function fieldsTable(schema: JsonSchema, document: OpenApiDocument, caption: string): Html {
  const {
    properties,
    required = [],
    description,
  } = schema as {
    properties?: Record<string, JsonSchema>;
    required?: string[];
    description?: string;
  };
  const about = description ? html`<p>${prose(description)}</p>` : null;
  if (!properties)
    return html`${about}
      <p>${schemaText(schema, document)}</p>`;
  const rows = Object.entries(properties).map(([name, field]) =>
    row(name, field, required.includes(name), document, String(field['description'] ?? '')),
  );
  return html`${about}${table(caption, rows)}`;
}

export function parametersTable(parameters: readonly Parameter[], document: OpenApiDocument): Html | null {
  if (parameters.length === 0) return null;
  const rows = parameters.map(({ name, in: place, schema, required, description = '' }) =>
    row(name, schema, required, document, description, place),
  );
  return table('Parameters', rows);
}

const table = (caption: string, rows: readonly Html[]): Html =>
  html` <div class="scroll" tabindex="0" role="region" aria-label="${caption}">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">What</th>
          <th scope="col">Meaning</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;

const row = (
  name: string,
  schema: JsonSchema,
  required: boolean,
  document: OpenApiDocument,
  description: string,
  place = '',
): Html =>
  html` <tr>
    <th scope="row"><code>${name}</code></th>
    <td>${place ? `${place}, ` : ''}${required ? 'required, ' : ''}${schemaText(schema, document)}</td>
    <td>${prose(description)}</td>
  </tr>`;
