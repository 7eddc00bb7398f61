/** The HTTP server of a proxy. No request ends it: what fails, fails for whoever asked. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { quote } from '../../../go/strconv/quote';
import { StatusError } from '../../../kube/errors/status-error';
import { answer, type ProxyRequest, type Served } from './answer';
import type { Reply } from './reply';

/** As much of a body as is kept: the API server refuses anything near it. */
const LARGEST_BODY = 4 * 1024 * 1024;

/** Answers every request from `served`; what a request changed is saved by `commit` before it is acknowledged. */
export function proxyServer(served: Served, commit: () => void): Server {
  return createServer((request, response) => {
    bodyOf(request).then(
      (body) => send(response, replyTo(served, commit, asked(request, body))),
      // Whoever sent half a body and went is not waiting for an answer.
      () => response.destroy(),
    );
  });
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    // What is over the limit is read, so that the answer can be sent, but not kept.
    if (length <= LARGEST_BODY) chunks.push(chunk);
    length += chunk.length;
  }
  return Buffer.concat(chunks).toString('utf8');
}

function asked({ method = 'GET', url = '/', headers }: IncomingMessage, body: string): ProxyRequest {
  const { host = '', origin, accept, 'content-type': contentType } = headers;
  return { method, path: url, host, origin, accept, contentType, body };
}

function replyTo(served: Served, commit: () => void, request: ProxyRequest): Reply {
  try {
    const reply = answer(served, request);
    commit();
    return reply;
  } catch (error) {
    return failure(error as Error);
  }
}

/** An unreadable state, a full disk: `apierrors.NewInternalError`. */
function failure({ message }: Error): Reply {
  const { status } = new StatusError(500, 'InternalError', `Internal error occurred: ${message}`, {
    causes: [{ message }],
  });
  return { code: 500, contentType: 'application/json', body: `${JSON.stringify(status)}\n` };
}

function send(response: ServerResponse, { code, contentType, body, location, warnings = [] }: Reply): void {
  response.writeHead(code, {
    'Content-Type': contentType,
    'Content-Length': Buffer.byteLength(body),
    ...(location === undefined ? {} : { Location: location }),
    ...(warnings.length > 0 ? { Warning: warnings.map((text) => `299 - ${quote(text)}`) } : {}),
  });
  response.end(body);
}
