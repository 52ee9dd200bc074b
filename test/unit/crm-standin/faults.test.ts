import { connect } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { keyRevoked, limitReached, outage } from '../../crm/hubspot/api/faults.ts';
import { type ServedStandIn, startStandIn } from '../../crm/hubspot/api/serve.ts';
import { ask, INSTANT, standInWithClock } from './ask.ts';

const account = '/account-info/2026-09/details';

const standIn = standInWithClock();
afterEach(() => {
  standIn.faults.clear();
  standIn.requests.clear();
});

describe('faults on demand', () => {
  it('catch as many requests as they are told to, on the path they are told', async () => {
    const fault = standIn.faults.add({
      path: '/account-info/*',
      times: 2,
      fault: limitReached('TEN_SECONDLY_ROLLING', 3),
    });
    expect((await ask(standIn, '/crm/owners/2026-09')).status).toBe(200);
    const first = await ask(standIn, account);
    expect(first).toMatchObject({ status: 429, body: { policyName: 'TEN_SECONDLY_ROLLING' } });
    expect(first.headers.get('retry-after')).toBe('3');
    expect((await ask(standIn, account)).status).toBe(429);
    expect((await ask(standIn, account)).status).toBe(200);
    expect(fault.caught).toBe(2);
  });

  it('end when removed', async () => {
    const fault = standIn.faults.add({ fault: keyRevoked() });
    expect((await ask(standIn, account)).status).toBe(401);
    fault.remove();
    expect((await ask(standIn, account)).status).toBe(200);
  });

  it('answer an outage with HTML', async () => {
    standIn.faults.add({ fault: outage(503) });
    const response = await standIn.fetch(`https://api.hubapi.com${account}`);
    expect(response.status).toBe(503);
    expect(response.headers.get('content-type')).toMatch(/html/);
    expect(await response.text()).toMatch(/^<html>/);
  });

  it('cut JSON in the middle', async () => {
    standIn.faults.add({ fault: { kind: 'malformed' } });
    await expect(ask(standIn, account)).rejects.toThrow(SyntaxError);
  });

  it('cut the connection as the network would', async () => {
    standIn.faults.add({ fault: { kind: 'cut' } });
    await expect(ask(standIn, account)).rejects.toThrow(TypeError);
    expect(standIn.requests.all().at(-1)?.status).toBeNull();
  });

  it('hold an answer back until the test lets it go, and let an abort through meanwhile', async () => {
    const held = Promise.withResolvers<void>();
    standIn.faults.add({ fault: { kind: 'hold', until: held.promise } });
    const abort = new AbortController();
    const left = standIn.fetch(`https://api.hubapi.com${account}`, { signal: abort.signal });
    const kept = ask(standIn, account);
    abort.abort();
    await expect(left).rejects.toMatchObject({ name: 'AbortError' });
    held.resolve();
    expect((await kept).status).toBe(200);
  });
});

describe('the request log', () => {
  it('writes down every request with its body and status', async () => {
    await ask(standIn, '/crm/objects/2026-09/contacts/batch/read', { body: { inputs: [{ id: '1' }] } });
    await ask(standIn, account);
    expect(standIn.requests.to(/batch/)).toMatchObject([
      { method: 'POST', status: 207, body: { inputs: [{ id: '1' }] } },
    ]);
    standIn.requests.clear();
    expect(standIn.requests.all()).toEqual([]);
  });
});

describe('over TLS', () => {
  let server: ServedStandIn;
  beforeAll(async () => {
    server = await startStandIn({ seed: 7, instant: INSTANT });
  });
  afterAll(() => server.close());

  it('answers at the real host names under a certificate made for them', async () => {
    const socket = connect({
      port: server.port,
      host: '127.0.0.1',
      servername: 'api.hubapi.com',
      ca: server.certificate.cert,
    });
    await new Promise((resolve) => socket.once('secureConnect', resolve));
    expect(socket.authorized).toBe(true);
    socket.write(`GET ${account} HTTP/1.1\r\nHost: api.hubapi.com\r\nConnection: close\r\n\r\n`);
    const chunks: Buffer[] = [];
    for await (const chunk of socket) chunks.push(chunk);
    const answer = Buffer.concat(chunks).toString();
    expect(answer).toMatch(/^HTTP\/1.1 401 /);
    expect(answer).not.toMatch(/access-control-allow-origin/i);
  });

  it('cuts the connection when told to', async () => {
    server.faults.add({ fault: { kind: 'cut' }, times: 1 });
    const socket = connect({
      port: server.port,
      host: '127.0.0.1',
      servername: 'api.hubapi.com',
      ca: server.certificate.cert,
    });
    socket.write(`GET ${account} HTTP/1.1\r\nHost: api.hubapi.com\r\n\r\n`);
    // However it is told: as an end, or as a reset where it came before all was sent.
    socket.on('error', () => {});
    let received = 0;
    socket.on('data', (chunk: Buffer) => {
      received += chunk.length;
    });
    await new Promise((resolve) => socket.once('close', resolve));
    expect(received).toBe(0);
  });
});
