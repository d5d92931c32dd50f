import type { DiagnosticRow } from '../store/rows.ts';
import { builder } from './builder.ts';
import { pageArgs } from './args.ts';
import { connectionType } from './connection-type.ts';
import { DiagnosticSeverity } from './enums.ts';
import { DiagnosticFilter } from './filters.ts';
import type { Item } from './level.ts';
import { roots } from './resolve.ts';

const Diagnostic = builder.objectRef<Item<DiagnosticRow>>('Diagnostic');
const DiagnosticConnection = connectionType('Diagnostic', Diagnostic);

Diagnostic.implement({
  description: 'One finding about the content: it is reported, and the rest is served.',
  fields: (t) => ({
    code: t.string({ description: 'What sort of finding; codes are permanent.', resolve: ({ row }) => row.code }),
    severity: t.field({ type: DiagnosticSeverity, description: 'How bad it is.', resolve: ({ row }) => row.severity }),
    message: t.string({ description: 'What happened, in one sentence.', resolve: ({ row }) => row.message }),
    hint: t.string({ nullable: true, description: 'What to do about it; null where there is no remedy.', resolve: ({ row }) => row.hint }),
    site: t.string({ description: 'Key of the site.', resolve: ({ row }) => row.site }),
    sourcePath: t.string({ description: "Path of the file in the site's content folder.", resolve: ({ row }) => row.sourcePath }),
    line: t.int({
      nullable: true,
      description: 'Line in the file, from 1; null where the whole file is meant.',
      resolve: ({ row }) => row.line,
    }),
    column: t.int({
      nullable: true,
      description: 'Column in UTF-16 units, from 1; null where the whole line is meant.',
      resolve: ({ row }) => row.column,
    }),
  }),
});

builder.queryField('diagnostics', (t) =>
  t.field({
    type: DiagnosticConnection,
    description: 'What was found wrong with the content, by site, file and line.',
    args: { ...pageArgs, filter: t.arg({ type: DiagnosticFilter, description: 'Only findings that match.' }) },
    resolve: (_root, args, context, info) => roots('Diagnostic', args, context, info),
  }),
);
