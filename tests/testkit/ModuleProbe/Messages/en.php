<?php

return [
    'BreadcrumbModuleProbe' => 'Probe',
    'SubHeaderModuleProbe' => 'Everything that a model can have',
    'repModuleProbe' => 'Probe: %represent%',
    'mo_ModuleProbe' => 'Probe',
    'probe_Unique' => 'The code is there already',
];
