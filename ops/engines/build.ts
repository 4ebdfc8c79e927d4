/** `npm run engines`: what the specs of the engines need, each fetched and built where it is not there yet. */
import './build-ferretdb.ts';
import './build-elasticsearch.ts';
