import net, { type AddressInfo } from 'node:net';
import { type Service, startService } from '../support/app.js';

describe('Slow requests', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService({ HEADERS_TIMEOUT_MS: '500', REQUEST_TIMEOUT_MS: '1500' });
  });
  afterAll(() => service.stop());

  /** Sends the beginning and no more; answers after how many milliseconds the connection was ended. */
  function endedAfter(beginning: string): Promise<number> {
    const { port } = service.app.getHttpServer().address() as AddressInfo;
    const begun = performance.now();
    return new Promise((resolve) => {
      const socket = net.connect(port, '127.0.0.1', () => socket.write(beginning));
      socket.on('error', () => undefined).resume();
      socket.on('close', () => resolve(performance.now() - begun));
    });
  }

  it('a request without all of its headers is disconnected within the time for headers', async () => {
    expect(await endedAfter('POST /graphql HTTP/1.1\r\nhost: x\r\n')).toBeLessThan(2_500);
  });

  it('a request without its whole body is disconnected within the time for requests', async () => {
    const head = 'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{';
    expect(await endedAfter(head)).toBeLessThan(4_000);
  });

  it('a connection without any request is closed', async () => {
    expect(await endedAfter('')).toBeLessThan(4_000);
  });
});
