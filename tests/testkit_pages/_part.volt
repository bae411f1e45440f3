<div class="{{ class }}">{{ title|e }} {{ word }}</div>
