import { mapAnswer } from './map-answers.ts';
import { Route } from '#http/route.ts';
import { portToken } from '#http/port-token.ts';
import { Controller, Get, Inject } from '@nestjs/common';
import type { DistrictBoundaries } from '#domain/access/district-boundaries.ts';
import type { MapAnswer } from './map-answers.ts';

/** What can draw the districts; the screens have a drawing for each. */
/** How the districts are drawn; boundaries are null for those that the directory knows. */
export interface MapSettings extends Omit<MapAnswer, 'boundaries'> {
  readonly boundaries: DistrictBoundaries | null;
}

/** What the map needs from outside; the composition root fills it. */
export interface MapPorts {
  readonly settings: MapSettings;
  /** The boundaries of the districts as the directory knows them today. */
  readonly boundaries: () => DistrictBoundaries;
}

/** Injection token of {@link MapPorts}. */
export const mapPorts = portToken<MapPorts>('MapPorts');

@Controller('/api/map')
export class MapController {
  constructor(@Inject(mapPorts) private readonly ports: MapPorts) {}

  /** The engine and the boundaries that this installation draws its districts with. */
  @Get()
  @Route('cockpit', {
    tag: 'cases',
    summary: { zh: '地图设置与边界', en: 'How the districts are drawn, and their boundaries' },
    answer: mapAnswer,
  })
  map(): MapSettings {
    const { settings, boundaries } = this.ports;
    return { ...settings, boundaries: settings.boundaries ?? boundaries() };
  }
}
