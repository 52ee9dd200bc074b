import type { IncomingMessage, ServerResponse } from 'node:http';
import { Agent, createServer } from 'node:https';
import { connect as dial, type Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { connect as secure } from 'node:tls';
import { type Certificate, makeCertificate } from './certificate.ts';
import { Cut, type Handler } from './handler.ts';

/** A running TLS server on this machine. */
export interface RunningServer {
  port: number;
  certificate: Certificate;
  close(): Promise<void>;
}

/** Serves a handler over TLS on 127.0.0.1 as each of `hosts`; port 0 takes any free one. */
export async function serve(handler: Handler, hosts: readonly string[], port = 0): Promise<RunningServer> {
  const certificate = await makeCertificate(hosts);
  const sockets = new Set<Socket>();
  const server = createServer({ key: certificate.key, cert: certificate.cert }, (incoming, outgoing) => {
    void answer(handler, incoming, outgoing);
  });
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  return {
    port: address.port,
    certificate,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

async function answer(handler: Handler, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  try {
    const response = await handler(await requestOf(incoming, outgoing));
    outgoing.writeHead(response.status, headersOf(response));
    outgoing.end(Buffer.from(await response.arrayBuffer()));
  } catch (error) {
    if (!(error instanceof Cut)) console.error('the stand-in failed on', incoming.method, incoming.url, error);
    incoming.socket.destroy();
  }
}

/** Header fields of a response; several cookies stay several fields. */
function headersOf(response: Response): Record<string, string | string[]> {
  const fields: Record<string, string | string[]> = Object.fromEntries(response.headers);
  const cookies = response.headers.getSetCookie();
  return cookies.length > 0 ? { ...fields, 'set-cookie': cookies } : fields;
}

async function requestOf(incoming: IncomingMessage, outgoing: ServerResponse): Promise<Request> {
  const host = (incoming.headers.host ?? 'localhost').replace(/:\d+$/, '');
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers))
    if (value !== undefined && !name.startsWith(':'))
      headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  const method = incoming.method ?? 'GET';
  const abort = new AbortController();
  outgoing.on('close', () => abort.abort());
  const body = method === 'GET' || method === 'HEAD' ? null : new Uint8Array(await buffer(incoming));
  return new Request(`https://${host}${incoming.url ?? '/'}`, { method, headers, body, signal: abort.signal });
}

/** A Node agent that reaches a running server under every host name and trusts its certificate. */
export function agentTo(server: Pick<RunningServer, 'port' | 'certificate'>): Agent {
  const agent = new Agent({ keepAlive: false });
  agent.createConnection = (options) => {
    const servername =
      'servername' in options && typeof options.servername === 'string' ? options.servername : 'localhost';
    const socket = dial(server.port, '127.0.0.1');
    return secure({ socket, servername, ca: server.certificate.cert });
  };
  return agent;
}
