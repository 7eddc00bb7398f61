/** Manifests from the web. */
import { ExitError } from '../errors';
import { quote } from '../flags/strconv';

/**
 * The text behind a URL. Rejects with `unable to read URL "u", server reported 404 Not Found, status code=404`, or with
 * kubectl's words for a server that does not answer.
 */
export async function readURL(url: string): Promise<string> {
  const response = await fetch(url).catch((err: Error) => {
    throw connectionError(url, err);
  });
  if (response.ok) return response.text();
  const { status, statusText } = response;
  throw new Error(`unable to read URL ${quote(url)}, server reported ${status} ${statusText}, status code=${status}`);
}

function connectionError(url: string, err: Error): Error {
  const cause = err.cause as NodeJS.ErrnoException | undefined;
  if (cause?.code === 'ECONNREFUSED')
    return new ExitError(
      1,
      `The connection to the server ${new URL(url).host} was refused - did you specify the right host or port?`,
    );
  const why =
    cause?.code === 'ENOTFOUND' ? `dial tcp: lookup ${new URL(url).hostname}: no such host` : (cause ?? err).message;
  return new ExitError(1, `Unable to connect to the server: ${why}`);
}
