import { spawn } from 'node:child_process';
import { z } from 'zod';

const Message = z.object({
  id: z.union([z.number(), z.string()]).optional(),
  method: z.string().optional(),
  params: z.unknown().optional(),
});

const Published = z.object({
  uri: z.string(),
  diagnostics: z.array(
    z.object({
      message: z.string(),
      range: z.object({ start: z.object({ line: z.number(), character: z.number() }) }),
    }),
  ),
});

/** What an editor shows at a line, counted from 1. */
export interface Diagnostic {
  line: number;
  message: string;
}

/** What the YAML language server says of a text under a schema, as an editor asks it over standard input and output. */
export async function diagnosticsOf(text: string, schemaUrl: string): Promise<Diagnostic[]> {
  const server = spawn('node_modules/.bin/yaml-language-server', ['--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const uri = 'file:///blueprint.yaml';
  const settings = { yaml: { schemas: { [schemaUrl]: uri }, validate: true, schemaStore: { enable: false } } };
  const send = (message: object) => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  try {
    send({
      id: 1,
      method: 'initialize',
      params: { processId: null, rootUri: null, capabilities: { workspace: { configuration: true } } },
    });
    let rest: Buffer = Buffer.alloc(0);
    for await (const chunk of server.stdout) {
      rest = Buffer.concat([rest, chunk]);
      for (let taken = messageIn(rest); taken !== null; taken = messageIn(rest)) {
        rest = taken.rest;
        const { id, method, params } = Message.parse(JSON.parse(taken.body));
        if (id === 1 && method === undefined) {
          send({ method: 'initialized', params: {} });
          send({ method: 'workspace/didChangeConfiguration', params: { settings } });
          send({
            method: 'textDocument/didOpen',
            params: { textDocument: { uri, languageId: 'yaml', version: 1, text } },
          });
        } else if (id !== undefined && method !== undefined) {
          const asked = z.object({ items: z.array(z.object({ section: z.string() })) }).safeParse(params);
          const answer = asked.success
            ? asked.data.items.map(({ section }) => (section === 'yaml' ? settings.yaml : null))
            : null;
          send({ id, result: answer });
        } else if (method === 'textDocument/publishDiagnostics') {
          const { diagnostics } = Published.parse(params);
          return diagnostics.map(({ message, range }) => ({ line: range.start.line + 1, message }));
        }
      }
    }
    throw new Error('the language server ended without an answer');
  } finally {
    server.kill();
  }
}

/** The first whole message of what was received, and what comes after it. */
function messageIn(received: Buffer): { body: string; rest: Buffer } | null {
  const head = received.indexOf('\r\n\r\n');
  const length = /Content-Length: (\d+)/i.exec(received.subarray(0, Math.max(0, head)).toString())?.[1];
  if (head < 0 || length === undefined) return null;
  const end = head + 4 + Number(length);
  if (received.length < end) return null;
  return { body: received.subarray(head + 4, end).toString(), rest: received.subarray(end) };
}
