import { geoMercator, geoPath, type GeoPermissibleObjects } from 'd3-geo';
import { useMemo } from 'react';
import { t, useSay } from '../../frame/say.ts';
import { districtName } from '../../parts/names.ts';
import { look } from '../look.ts';
import { shadesOf, type MapDrawing } from './map-engine.ts';

const width = 840;
const height = 560;

/** The districts as SVG: prints, is sharp at any size, works by keyboard and without WebGL. */
export function SvgMap({ boundaries, values, chosen, onChoose }: MapDrawing) {
  const say = useSay();
  const shapes = useMemo(() => {
    const path = geoPath(
      geoMercator().fitSize([width, height], boundaries as unknown as GeoPermissibleObjects),
    );
    return boundaries.features.map((feature) => ({
      adcode: String(feature.properties.adcode),
      outline: path(feature as unknown as GeoPermissibleObjects) ?? '',
      centre: path.centroid(feature as unknown as GeoPermissibleObjects),
    }));
  }, [boundaries]);
  const fills = shadesOf(values);
  // The chosen one comes last, so that no neighbour's line lies over its own.
  const ordered = shapes.toSorted(
    (one, other) => Number(one.adcode === chosen) - Number(other.adcode === chosen),
  );
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      style={{ width: '100%', height: '100%' }}
      role="group"
      aria-label={say(t('分区地图', 'Map of the districts'))}
    >
      {ordered.map(({ adcode, outline }) => {
        const name = `${say(districtName(adcode))} ${values[adcode] ?? 0}`;
        const isChosen = adcode === chosen;
        return (
          <path
            key={adcode}
            d={outline}
            role="button"
            tabIndex={0}
            aria-label={name}
            aria-pressed={isChosen}
            fill={fills[adcode]}
            stroke={isChosen ? look.warn : '#bfe1ff'}
            strokeWidth={isChosen ? 3 : 0.8}
            style={{ cursor: 'pointer', outlineOffset: -2 }}
            onClick={() => onChoose(adcode)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' && event.key !== ' ') return;
              event.preventDefault();
              onChoose(adcode);
            }}
          >
            <title>{name}</title>
          </path>
        );
      })}
      {shapes.map(({ adcode, centre }) => (
        <text
          key={adcode}
          x={centre[0]}
          y={centre[1]}
          textAnchor="middle"
          fontSize={12}
          fill="#fff"
          pointerEvents="none"
          style={{ paintOrder: 'stroke', stroke: '#08203b', strokeWidth: 3 }}
        >
          {say(districtName(adcode)).replace(/(?:新区|区)$/, '')}
        </text>
      ))}
    </svg>
  );
}
