import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { glob } from '../../../src/go/filepath/glob';
import { checkErr } from '../../../src/kubectl/cli/errors';
import { pathSources } from '../../../src/kubectl/resource/path-source';
import { readURL } from '../../../src/kubectl/resource/url';
import { writeFiles } from '../commands/run';

const cwd = mkdtempSync(path.join(tmpdir(), 'kubemu-'));
writeFiles(cwd, { 'a.yaml': 'a', 'b.yaml': 'b', 'c1/x.json': 'x', 'c2/x.json': 'y', 'd[1].yml': 'd', 'e.f': 'e' });
writeFileSync(path.join(cwd, 'utf16.yaml'), Buffer.from('\ufeffb: \u00e4', 'utf16le'));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

const stdin = { isTTY: false, readAll: async () => 'typed' };
const sources = (names: string[], recursive = false) => pathSources(names, recursive, { cwd, stdin });

describe('patterns', () => {
  it.each([
    ['*.yaml', ['a.yaml', 'b.yaml', 'utf16.yaml']],
    ['?.yaml', ['a.yaml', 'b.yaml']],
    ['[^a].yaml', ['b.yaml']],
    ['[a-b].yaml', ['a.yaml', 'b.yaml']],
    ['c?/*.json', ['c1/x.json', 'c2/x.json']],
    ['c*', ['c1', 'c2']],
    ['d\\[1\\].*', ['d[1].yml']],
    ['*/y.json', []],
    ['[.yaml', 'bad pattern'],
    ['a\\', 'bad pattern'],
  ])('%s', (pattern, matches) => {
    expect(glob(pattern, cwd)).toEqual(matches);
  });

  it('may be absolute', () => {
    expect(glob(`${cwd}/?.yaml`, '/')).toEqual([`${cwd}/a.yaml`, `${cwd}/b.yaml`]);
  });
});

describe('paths', () => {
  it('keep the names they were given', () => {
    const names = sources(['./a.yaml', 'c1/', `${cwd}/b.yaml`, 'e.f', '-']).sources.map(({ source }) => source);
    expect(names).toEqual(['./a.yaml', 'c1/x.json', `${cwd}/b.yaml`, 'e.f', 'STDIN']);
  });

  it('say whether one object or several were asked for', () => {
    expect(sources(['.'])).toMatchObject({ directory: true, stream: false });
    expect(sources(['c1'])).toMatchObject({ directory: false, singleFile: true });
    expect(sources(['c1'], true)).toMatchObject({ singleFile: false });
    expect(sources(['-'])).toMatchObject({ stream: true });
  });

  it('are read as what their byte order mark says', async () => {
    const [source] = sources(['utf16.yaml']).sources;
    expect(await source?.read()).toBe('b: \u00e4');
  });

  it('may vanish before they are read', async () => {
    const [source] = sources(['e.f']).sources;
    rmSync(path.join(cwd, 'e.f'));
    await expect(source?.read()).rejects.toThrow('open e.f: no such file or directory');
  });
});

async function serve(handle: RequestListener): Promise<{ host: string; close(): Promise<void> }> {
  const server = createServer(handle);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => server.close(() => resolve()).closeAllConnections()),
  };
}

describe('a URL', () => {
  it('is read, or said not to be there', async () => {
    const { host, close } = await serve((request, response) => {
      response.statusCode = request.url === '/a.yaml' ? 200 : 404;
      response.end('text');
    });
    expect(await readURL(`http://${host}/a.yaml`)).toBe('text');
    await expect(readURL(`http://${host}/b.yaml`)).rejects.toThrow(
      `unable to read URL "http://${host}/b.yaml", server reported 404 Not Found, status code=404`,
    );
    await close();
  });

  it('may lead nowhere', async () => {
    const { host, close } = await serve(() => {});
    await close();
    expect(await readURL(`http://${host}/a.yaml`).catch(checkErr)).toEqual({
      text: `The connection to the server ${host} was refused - did you specify the right host or port?\n`,
      code: 1,
    });
  });

  it('may lead elsewhere', async () => {
    const { host, close } = await serve((request, response) => {
      if (request.url === '/old.yaml') response.writeHead(301, { location: '/new.yaml' });
      response.end(request.url);
    });
    expect(await readURL(`http://${host}/old.yaml`)).toBe('/new.yaml');
    await close();
  });

  it('may have no host, or a port that is none', async () => {
    const text = async (url: string) => checkErr(await readURL(url).catch((err) => err)).text;
    expect(await text('http://')).toBe('Unable to connect to the server: http: no Host in request URL\n');
    expect(await text('http://127.0.0.1:99999/x')).toBe(
      'Unable to connect to the server: dial tcp: address 99999: invalid port\n',
    );
  });

  it.each([
    ['http://[::1/x', `parse "http://[::1/x": missing ']' in host`],
    ['http://a:b/x', 'parse "http://a:b/x": invalid port ":b" after host'],
    ['http://a b/x', 'parse "http://a b/x": invalid character " " in host name'],
    ['http://a%zz/x', 'parse "http://a%zz/x": invalid URL escape "%zz"'],
    ['http://a/%zz', 'parse "http://a/%zz": invalid URL escape "%zz"'],
    ['http://a/\x01', 'parse "http://a/\\x01": net/url: invalid control character in URL'],
    ['http://[::1]:80/x y', undefined],
  ])('%j is read as Go reads it', (url, problem) => {
    const { errors } = sources([url]);
    expect(errors.map((err) => err.message)).toEqual(
      problem
        ? [`the URL passed to filename ${JSON.stringify(url).replace('\\u0001', '\\x01')} is not valid: ${problem}`]
        : [],
    );
  });
});
