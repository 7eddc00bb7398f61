/** Which tags the official images of Docker Hub have. */
import { OFFICIAL_IMAGES } from './official-images';

/** Words of tags, besides the images' own: systems, sizes and flavours. */
const WORDS = new Set(
  [
    'alpine slim bookworm bullseye buster stretch jessie wheezy trixie forky sid noble jammy focal bionic xenial trusty',
    'resolute debian ubuntu oracle oraclelinux ol centos ubi rockylinux amazonlinux alpinelinux linux',
    'scratch musl glibc uclibc nanoserver ltsc windowsservercore hyperv',
    'stable mainline unstable testing edge rolling lts current devel experimental beta alpha rc pre preview dev nightly',
    'full minimal minbase base core perl otel management jdk jre openjdk temurin corretto openj9 hotspot java',
    'fpm apache cli zts php mod ssl oss free plus ce enterprise community server client backports source debug nonroot',
    'buildpack deps curl scm dind rootless git onbuild standalone fat tools headless uwsgi wsgi passenger',
  ].flatMap((line) => line.split(' ')),
);

const VERSION = /^v?(\d+(?:\.\d+)*)[a-z]*\d*$/;

/** Whether an official image of that name has ever been. */
export function isOfficial(name: string): boolean {
  return OFFICIAL_IMAGES.has(name);
}

/**
 * Whether an official image has the tag: a version up to the last one of its line, words that say of which kind it is,
 * or both, joined by hyphens.
 */
export function hasTag(name: string, tag: string): boolean {
  const image = OFFICIAL_IMAGES.get(name);
  if (!image) return false;
  if (tag === 'latest') return image.latest ?? true;
  const [first = '', ...others] = tag.split('-');
  const version = VERSION.exec(first)?.[1];
  const begins = version ? isReleased(version, image.versions) : isWord(first, image.words);
  return begins && others.every((part) => VERSION.test(part) || isWord(part, image.words));
}

/** `alpine3.18`, `jdk17` and `ltsc2022` carry a version of their own. */
function isWord(part: string, own = ''): boolean {
  const word = part.replace(/[\d.]+$/, '');
  return WORDS.has(word) || own.split(' ').includes(part) || own.split(' ').includes(word);
}

/**
 * Whether a version is among the releases, each the last of its line: `1.25.5` stands for 1.25.0 up to 1.25.5 and for
 * all of 1.25 and 1; `3.14` for 3.0 up to 3.14 with everything below.
 */
function isReleased(version: string, releases: string | undefined): boolean {
  if (releases === undefined) return true;
  const asked = version.split('.').map(Number);
  return releases.split(' ').some((release) => {
    const last = release.split('.').map(Number);
    return last.every((number, at) => {
      const given = asked[at];
      return given === undefined || (at === last.length - 1 ? given <= number : given === number);
    });
  });
}
