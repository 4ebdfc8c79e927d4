import { Box } from '@mui/material';
import {
  Map as GlMap,
  setWorkerUrl,
  type GeoJSONSource,
  type StyleSpecification,
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import 'maplibre-gl/dist/maplibre-gl.css';
import { geoBounds, type GeoPermissibleObjects } from 'd3-geo';
import { useEffect, useEffectEvent, useRef } from 'react';
import { t, useSay } from '../../base/say.ts';
import { districtName } from '../../parts/names.ts';
import { look } from '../look.ts';
import { shadesOf, type MapDrawing } from './map-engine.ts';

setWorkerUrl(workerUrl);

type Features = Parameters<GeoJSONSource['setData']>[0];

/** The boundaries with what the style reads: fill, line and width of each district. */
function drawn({ boundaries, values, chosen }: Omit<MapDrawing, 'onChoose' | 'onFailure'>) {
  const fills = shadesOf(values);
  const features = boundaries.features.map((feature) => {
    const adcode = String(feature.properties.adcode);
    const isChosen = adcode === chosen;
    const line = isChosen ? look.warn : '#bfe1ff';
    return {
      ...feature,
      properties: { adcode, fill: fills[adcode], line, width: isChosen ? 3 : 0.8 },
    };
  });
  return { type: 'FeatureCollection', features } as unknown as Features;
}

/** One source, filled and outlined by what each district carries; nothing else is drawn. */
const styleOf = (districts: Features): StyleSpecification => ({
  version: 8,
  sources: { districts: { type: 'geojson', data: districts as never } },
  layers: [
    {
      id: 'areas',
      type: 'fill',
      source: 'districts',
      paint: { 'fill-color': ['get', 'fill'] },
    },
    {
      id: 'lines',
      type: 'line',
      source: 'districts',
      paint: { 'line-color': ['get', 'line'], 'line-width': ['get', 'width'] },
    },
  ],
});

/** The districts by WebGL, movable and zoomable; no tiles, no glyphs, nothing from outside. */
export default function MapLibreMap(drawing: MapDrawing) {
  const { boundaries, values, chosen, onChoose, onFailure } = drawing;
  const say = useSay();
  const box = useRef<HTMLDivElement>(null);
  const map = useRef<GlMap | null>(null);
  const choose = useEffectEvent((adcode: string) => onChoose(adcode));
  const fail = useEffectEvent((reason: string) => onFailure(reason));
  const first = useEffectEvent(() => drawn(drawing));

  useEffect(() => {
    const [southWest, northEast] = geoBounds(boundaries as unknown as GeoPermissibleObjects);
    try {
      map.current = new GlMap({
        container: box.current!,
        attributionControl: false,
        bounds: [southWest, northEast],
        fitBoundsOptions: { padding: 12 },
        style: styleOf(first()),
      });
    } catch (error) {
      fail((error as Error).message);
      return undefined;
    }
    map.current.on('error', ({ error }) => fail(error.message));
    map.current.on('click', 'areas', ({ features }) => {
      const adcode: unknown = features?.[0]?.properties['adcode'];
      if (typeof adcode === 'string') choose(adcode);
    });
    return () => {
      map.current?.remove();
      map.current = null;
    };
  }, [boundaries]);

  useEffect(() => {
    const source = map.current?.getSource('districts') as GeoJSONSource | undefined;
    source?.setData(drawn({ boundaries, values, chosen }));
  }, [boundaries, values, chosen]);

  return (
    <Box sx={{ position: 'absolute', inset: 0, display: 'flex' }}>
      <Box
        ref={box}
        data-testid="maplibre"
        role="region"
        aria-label={say(t('分区地图', 'Map of the districts'))}
        sx={{ flex: 1 }}
      />
      <DistrictSelect values={values} chosen={chosen} onChoose={onChoose} />
    </Box>
  );
}

/** The same choice by keyboard. */
function DistrictSelect({
  values,
  chosen,
  onChoose,
}: Pick<MapDrawing, 'values' | 'chosen' | 'onChoose'>) {
  const say = useSay();
  return (
    <Box sx={{ position: 'absolute', left: 0, top: 0 }}>
      <select
        aria-label={say(t('选择区', 'Choose a district'))}
        value={chosen}
        onChange={(event) => onChoose(event.target.value === '' ? chosen : event.target.value)}
      >
        <option value="">{say(t('全市', 'The city'))}</option>
        {Object.entries(values).map(([adcode, value]) => (
          <option key={adcode} value={adcode}>
            {say(districtName(adcode))} {value}
          </option>
        ))}
      </select>
    </Box>
  );
}
