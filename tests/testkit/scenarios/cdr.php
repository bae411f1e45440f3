<?php

// Call records are in a database of their own.

use MikoPBX\Common\Models\CallDetailRecords;
use Phalcon\Di\Di;

say((new CallDetailRecords())->getSource(), (new CallDetailRecords())->getReadConnectionService(), CallDetailRecords::count());
$record = new CallDetailRecords();
$record->assign(['UNIQUEID' => 'mikopbx-1', 'linkedid' => 'mikopbx-1', 'start' => '2020-01-31 12:00:00', 'src_num' => '201', 'dst_num' => '202', 'billsec' => '5', 'disposition' => 'ANSWERED']);
say($record->save(), messages($record), CallDetailRecords::count());
say(array_filter(CallDetailRecords::findFirst()->toArray(), static fn (mixed $value): bool => $value !== null && $value !== ''));
say(CallDetailRecords::find(['src_num = :n:', 'bind' => ['n' => '201'], 'columns' => 'dst_num, billsec'])->toArray(), CallDetailRecords::sum(['column' => 'billsec']));
say(Di::getDefault()->get('dbCDR')->tableExists('cdr_general'), Di::getDefault()->get('db')->tableExists('cdr_general'));
