import { createServer } from 'node:http';
import { connect, type Socket } from 'node:net';
import { z } from 'zod';

/** A CONNECT proxy that leads the hosts of CRM and feeds to the stand-in and refuses every other: nothing else can be asked. */
interface Proxy {
  port: number;
  /** Refuses everything, and ends what is open, until told otherwise. */
  setOffline(offline: boolean): void;
  close(): void;
}

const KNOWN_HOST = /\.((hubspot|hubapi|lightning\.force|my\.salesforce)\.com|plumbline-demo\.example):443$/;

/** Starts the proxy for the stand-in on `standInPort`. */
export async function startProxy(standInPort: number): Promise<Proxy> {
  const open = new Set<Socket>();
  let offline = false;
  const endAll = () => {
    for (const socket of open) socket.destroy();
  };
  const server = createServer((_request, response) => response.writeHead(502).end());
  server.on('connect', (request, client: Socket) => {
    if (offline || !KNOWN_HOST.test(request.url ?? '')) {
      client.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
      return;
    }
    const upstream = connect(standInPort, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      upstream.pipe(client);
      client.pipe(upstream);
    });
    join(open, client, upstream);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: z.object({ port: z.number() }).parse(server.address()).port,
    setOffline: (value) => {
      offline = value;
      if (value) endAll();
    },
    close: () => {
      endAll();
      server.close();
    },
  };
}

/** Ends both sides when one ends, and keeps them in `open` until then. */
function join(open: Set<Socket>, client: Socket, upstream: Socket): void {
  for (const socket of [client, upstream]) {
    open.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      open.delete(socket);
      client.destroy();
      upstream.destroy();
    });
  }
}
