import { lazy } from 'react';
import type { MapEngine } from './map-engine.ts';
import { SvgMap } from './svg-engine.tsx';

const hasWebGl = (): boolean => document.createElement('canvas').getContext('webgl2') !== null;

/**
 * The engines by the name that the server's setting `ANDU_MAP_ENGINE` gives them. Another one
 * is a module with the same drawing and a line here and in `mapEngines` of the read API.
 */
export const engines: Readonly<Record<string, MapEngine>> = {
  svg: { supported: () => true, Drawing: SvgMap },
  maplibre: { supported: hasWebGl, Drawing: lazy(() => import('./maplibre-engine.tsx')) },
};
