/** A show as a page: the animated picture with a way to stop it and to go to any moment. */
import type { Show } from './show';
import { escapeXML, svgOf } from './svg';

/** The text of the page; it needs nothing else. */
export function htmlOf(show: Show): string {
  const title = escapeXML(show.title);
  const length = Math.ceil(show.duration / 1000);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>
:root { color-scheme: light dark; }
body { margin: 2rem auto; max-width: max-content; padding: 0 1rem; font: 16px system-ui, sans-serif; }
body > svg { display: block; max-width: 100%; height: auto; }
form { display: flex; gap: 1rem; margin-top: .5rem; }
input { flex: 1; }
</style>
${svgOf(show)}<form><button type="button">Pause</button><input type="range" min="0" max="${length}" step="0.1" value="0" aria-label="Time"></form>
<script>
const svg = document.querySelector('svg');
const [button, time] = document.querySelectorAll('button, input');
button.onclick = () => {
  if (svg.animationsPaused()) svg.unpauseAnimations(); else svg.pauseAnimations();
  button.textContent = svg.animationsPaused() ? 'Play' : 'Pause';
};
time.oninput = () => svg.setCurrentTime(Number(time.value));
const follow = () => {
  if (!svg.animationsPaused()) time.value = svg.getCurrentTime() % ${length};
  requestAnimationFrame(follow);
};
follow();
</script>
</html>
`;
}
