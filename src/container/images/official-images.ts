/** The official images of Docker Hub (`docker.io/library/NAME`). */

/** What is known of the tags of an image. */
export interface OfficialImage {
  /** The last versions of all its lines; undefined where any version is taken to be there. */
  versions?: string;
  /** Words of its own in tags. */
  words?: string;
  /** Whether there is a `latest`; there is unless this says no. */
  latest?: false;
}

const DEBIAN_NAMES = 'oldstable oldoldstable squeeze';
const UBUNTU_RELEASES = '12.04 12.10 13.04 13.10 14.04 14.10 15.04 15.10 16.04 16.10 17.04 17.10 18.04 18.10 19.04';

/** Images with a known history. */
const KNOWN: [name: string, image: OfficialImage][] = [
  ['alpine', { versions: '2.7 3.24 20991231' }],
  ['amazonlinux', { versions: '1 2 2016.09 2017.12 2018.03 2023' }],
  ['busybox', { versions: '1.38' }],
  ['cassandra', { versions: '1.2 2.2 3.0 3.11 4.1 5.0' }],
  ['centos', { versions: '5.11 6.10 7.9.2009 8.4.2105', words: 'centos' }],
  ['debian', { versions: '14', words: DEBIAN_NAMES }],
  ['elasticsearch', { versions: '1.7 2.4 5.6 6.8 7.17 8.19 9.5', latest: false }],
  ['golang', { versions: '1.28', words: 'tip' }],
  ['haproxy', { versions: '1.9 2.9 3.5' }],
  ['hello-world', { versions: '0', words: 'linux nanoserver' }],
  ['httpd', { versions: '2.2.34 2.4.69' }],
  ['influxdb', { versions: '0.13 1.12 2.9 3.9', words: 'data meta' }],
  ['kibana', { versions: '4.6 5.6 6.8 7.17 8.19 9.5', latest: false }],
  ['logstash', { versions: '1.5 2.4 5.6 6.8 7.17 8.19 9.5', latest: false }],
  ['mariadb', { versions: '5.5 10.11 11.8 12.3 13.1', words: 'ubi9 lts' }],
  ['memcached', { versions: '1.6' }],
  ['mongo', { versions: '2.6 3.7 4.4 5.0 6.0 7.0 8.3' }],
  ['mysql', { versions: '5.7 8.4 9.8', words: 'innovation' }],
  [
    'nginx',
    {
      versions:
        '1.7.12 1.8.1 1.9.15 1.10.3 1.11.13 1.12.2 1.13.12 1.14.2 1.15.12 1.16.1 1.17.10 1.18.0 1.19.10 1.20.2 1.21.6 1.22.1 1.23.4 1.24.0 1.25.5 1.26.3 1.27.5 1.28.4 1.29.9 1.30.5 1.31.9 1.99.0',
    },
  ],
  [
    'node',
    { versions: '27', words: 'iron hydrogen gallium fermium erbium dubnium carbon boron argon jod krypton iojs' },
  ],
  ['openjdk', { versions: '27', words: 'ea b' }],
  ['perl', { versions: '5.44', words: 'threaded' }],
  ['php', { versions: '5.6 7.4 8.6' }],
  ['postgres', { versions: '8.4 9.6 19' }],
  ['python', { versions: '2.7 3.15', words: 'a b' }],
  ['rabbitmq', { versions: '3.13 4.4' }],
  ['redis', { versions: '2.8 3.2 4.0 5.0 6.2 7.4 8.8' }],
  ['registry', { versions: '0.9 2.8 3.2' }],
  ['ruby', { versions: '1.9 2.7 3.4 4.1' }],
  ['tomcat', { versions: '11', words: 'jdk jre' }],
  ['traefik', { versions: '1.7 2.11 3.8', words: 'chevrotin saintmarcelin brie picodon livarot comte' }],
  [
    'ubuntu',
    {
      versions: `${UBUNTU_RELEASES} 19.10 20.04 20.10 21.04 21.10 22.04 22.10 23.04 23.10 24.04 24.10 25.04 25.10 26.04 26.10`,
      words:
        'precise quantal raring saucy utopic vivid wily yakkety zesty artful cosmic disco eoan groovy hirsute impish kinetic lunar mantic oracular plucky questing',
    },
  ],
  ['wordpress', { versions: '3.9 4.9 5.9 6.9 7.1' }],
  ['zookeeper', { versions: '3.9' }],
];

/** The others: any version of theirs is taken to be there. */
const OTHERS = [
  'adminer aerospike almalinux alt amazoncorretto api-firewall arangodb archlinux archivesspace backdrop bash bonita',
  'buildpack-deps caddy chronograf cirros clearlinux clefos clickhouse clojure composer consul convertigo couchbase couchdb',
  'crate crux dart docker drupal eclipse-mosquitto eclipse-temurin eggdrop elixir emqx erlang euleros',
  'express-gateway fedora flink fluentd fsharp gazebo gcc geonetwork ghost gradle groovy haskell haxe hipache hitch',
  'hylang ibm-semeru-runtimes ibmjava iojs irssi jenkins jetty jobber joomla jruby julia kaazing-gateway kapacitor kong',
  'krakend lightstreamer liquibase mageia matomo maven mediawiki mongo-express mono monica nats',
  'nats-streaming neo4j neurodebian nextcloud notary nuxeo odoo open-liberty openresty opensuse oraclelinux orientdb',
  'owncloud percona photon php-zendserver phpmyadmin piwik plone pypy python-django r-base rails rakudo-star rapidoid',
  'redmine rethinkdb rocket.chat rockylinux ros rust sapmachine satosa scala scratch silverpeas sl',
  'sles solr sonarqube sourcemage spark spiped storm swarm swift swipl teamspeak telegraf thrift tomee',
  'ubuntu-debootstrap ubuntu-upstart unit varnish vault voltdb websphere-liberty xwiki yourls znc',
  'hello-seattle hola-mundo postfixadmin',
].flatMap((line) => line.split(' '));

/** By name. */
export const OFFICIAL_IMAGES: ReadonlyMap<string, OfficialImage> = new Map([
  ...OTHERS.map((name): [string, OfficialImage] => [name, {}]),
  ...KNOWN,
]);
